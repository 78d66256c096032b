// The map of the portal. Pages are chunks of their own; the frame stays while they come and go.
import { createBrowserRouter, Navigate } from 'react-router';
import { AppFrame } from './frame/app-frame.tsx';
import { Failure } from './frame/failure.tsx';
import { LoginPage } from './pages/login/login-page.tsx';
import { base, paths } from './paths.ts';

/** Made when the portal is drawn: until then the address may still be that of the way back from the sign-in. */
export const makeRouter = () =>
  createBrowserRouter(
    [
      { path: '/login', element: <LoginPage />, errorElement: <Failure /> },
      {
        path: '/',
        element: <AppFrame />,
        errorElement: <Failure />,
        children: [
          { index: true, element: <Navigate to={paths.dashboard()} replace /> },
          {
            path: 'dashboard',
            lazy: async () => ({ Component: (await import('./pages/dashboard/dashboard-page.tsx')).DashboardPage }),
          },
          { path: 'vms', lazy: async () => ({ Component: (await import('./pages/vms/vms-page.tsx')).VmsPage }) },
          {
            path: 'vms/new',
            lazy: async () => ({ Component: (await import('./pages/vms/create/create-vm-page.tsx')).CreateVmPage }),
          },
          {
            path: 'vms/:id/:tab?',
            lazy: async () => ({ Component: (await import('./pages/vms/vm-page.tsx')).VmPage }),
          },
          {
            path: 'hosts',
            lazy: async () => ({ Component: (await import('./pages/hosts/hosts-page.tsx')).HostsPage }),
          },
          {
            path: 'hosts/:id/:tab?',
            lazy: async () => ({ Component: (await import('./pages/hosts/host-page.tsx')).HostPage }),
          },
          {
            path: 'storage',
            lazy: async () => ({ Component: (await import('./pages/storage/storage-page.tsx')).StoragePage }),
          },
          {
            path: 'disks',
            lazy: async () => ({ Component: (await import('./pages/disks/disks-page.tsx')).DisksPage }),
          },
          {
            path: 'disks/upload',
            lazy: async () => ({ Component: (await import('./pages/disks/upload-page.tsx')).UploadPage }),
          },
          {
            path: 'networks',
            lazy: async () => ({ Component: (await import('./pages/networks/networks-page.tsx')).NetworksPage }),
          },
          {
            path: 'tasks',
            lazy: async () => ({ Component: (await import('./pages/tasks/tasks-page.tsx')).TasksPage }),
          },
          {
            path: 'events',
            lazy: async () => ({ Component: (await import('./pages/events/events-page.tsx')).EventsPage }),
          },
          {
            path: 'account',
            lazy: async () => ({ Component: (await import('./pages/account/account-page.tsx')).AccountPage }),
          },
          { path: '*', element: <Failure /> },
        ],
      },
    ],
    { basename: base },
  );
