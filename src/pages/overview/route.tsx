import { useLoaderData } from 'react-router';
export async function loader() {
  return { n: 20 };
}
export default function Overview() {
  const d = useLoaderData<typeof loader>();
  return <h1>绩览 {d.n}</h1>;
}
