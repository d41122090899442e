// A page whose connection is gone can't ask the server for anything: only the browser loads it again.
document.addEventListener('click', event => {
  if (event.target.closest('button.reload')) {
    location.reload();
  }
});
