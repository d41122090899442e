// Keyboard of the deadline board, and the focus of a row that moves to another group while somebody is on it.
export function attach(region) {
  const links = () => [...region.querySelectorAll('a[data-item]')];
  let last = null;

  region.addEventListener('focusin', event => { last = event.target.dataset.item ?? null; });
  region.addEventListener('focusout', event => {
    const item = event.target.dataset.item;
    if (item && !event.relatedTarget) {
      requestAnimationFrame(() => {
        if (last === item && document.activeElement === document.body) {
          region.querySelector(`a[data-item="${item}"]`)?.focus({ preventScroll: true });
        }
      });
    }
  });

  async function step(by) {
    const from = document.activeElement;
    for (let attempt = 0; attempt < 20; attempt++) {
      const rows = links();
      const at = rows.indexOf(from);
      const next = rows[at < 0 ? 0 : at + by];
      if (next) {
        next.focus({ preventScroll: true });
        next.closest('tr').scrollIntoView({ block: 'nearest' });
        return;
      }

      // The next row is not read yet: scrolling brings it
      region.scrollBy(0, by * 36);
      await new Promise(done => setTimeout(done, 50));
    }
  }

  region.addEventListener('keydown', event => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      step(event.key === 'ArrowDown' ? 1 : -1);
    }
  });

  const onPage = event => {
    if (!region.isConnected) {
      document.removeEventListener('keydown', onPage);
    } else if (event.key === 'Escape' && !event.target.closest('dialog')) {
      document.querySelector('a[data-close]')?.click();
    } else if (event.key === '/' && !event.target.closest('input, select, textarea')) {
      event.preventDefault();
      document.querySelector('.filter-form select')?.focus();
    }
  };
  document.addEventListener('keydown', onPage);
}
