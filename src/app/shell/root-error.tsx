export function RootErrorBoundary() {
  return <p>error</p>;
}
