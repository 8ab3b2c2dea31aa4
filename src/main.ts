const heading = document.createElement('h1');
heading.textContent = 'Bevel';
document.getElementById('app')?.append(heading);
