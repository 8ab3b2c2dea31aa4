/**
 * The one content security policy of the built site: written into index.html as a meta tag and sent as a
 * header by the server. 'wasm-unsafe-eval' lets WebAssembly modules of the site itself compile.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "media-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
