/*
 * Loaded into remote-viewer 7.0 (LD_PRELOAD). For an `ovirt:` address that version signs in, gets a ticket, makes the session
 * of the console, and then never opens it; for every other address it does. This makes the one call that it leaves out, to its
 * own function, once there is a session. No header and no library is needed: the names are those that the program exports.
 */
enum { EVERY_MS = 100 };

extern unsigned g_timeout_add(unsigned milliseconds, int (*call)(void *), void *data);
extern void *g_application_get_default(void);
extern void *virt_viewer_app_get_session(void *app);
extern int virt_viewer_app_initial_connect(void *app, void **error);

static int open_session(void *unused)
{
    void *app = g_application_get_default();
    void *error = 0;
    (void) unused;
    if (app == 0 || virt_viewer_app_get_session(app) == 0)
        return 1;
    virt_viewer_app_initial_connect(app, &error);
    return 0;
}

__attribute__((constructor)) static void begin(void)
{
    g_timeout_add(EVERY_MS, open_session, 0);
}
