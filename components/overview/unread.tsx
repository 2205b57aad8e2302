/** Replaces a part of the overview that could not be loaded; the other parts are shown. */
export function Unread() {
  return <p className="text-muted">This could not be loaded. Reload the page to try again.</p>
}
