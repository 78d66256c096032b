// What a web page takes of the SDK, put where the test's functions find it in the page: nothing of Node.
import { createClient } from '@overt/sdk/client';
import { passwordLogin } from '@overt/sdk/login';
import { items } from '@overt/sdk/paging';

Object.assign(globalThis, { sdk: { createClient, passwordLogin, items } });
