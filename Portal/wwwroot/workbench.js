document.addEventListener('click', event => {
  // A page whose connection is gone can't ask the server for anything: only the browser loads it again.
  if (event.target.closest('button.reload')) {
    location.reload();
  }

  // A live page only scrolls where a link leads to a field; on others the browser also moves the focus there.
  const link = event.target.closest('.summary a');
  if (link) {
    document.getElementById(link.hash.slice(1))?.focus();
  }
});
