import { Outlet } from 'react-router';
export default function ShellLayout() {
  return (
    <main>
      <Outlet />
    </main>
  );
}
