// Runs on every page: what needs no page of its own.
document.documentElement.classList.add('has-script');
