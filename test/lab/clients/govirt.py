# libgovirt, the library by which remote-viewer and GNOME Boxes speak to oVirt, does one thing and says as JSON what came of it:
#   govirt.py list | search QUERY | start NAME | stop NAME | ticket NAME | discs ID | cdrom NAME FILE | files DOMAIN |
#     names COLLECTION
# Who and where stand in the environment: GOVIRT_HOST, GOVIRT_CA, GOVIRT_USER with GOVIRT_PASSWORD, or GOVIRT_TOKEN.
import json
import os
import sys

import gi

gi.require_version("GoVirt", "1.0")
from gi.repository import GoVirt  # noqa: E402


def connect():
    proxy = GoVirt.Proxy.new(os.environ["GOVIRT_HOST"])
    proxy.set_property("ssl-ca-file", os.environ["GOVIRT_CA"])
    proxy.set_property("admin", True)
    if "GOVIRT_TOKEN" in os.environ:
        proxy.set_property("sso-token", os.environ["GOVIRT_TOKEN"])
    else:
        proxy.set_property("username", os.environ["GOVIRT_USER"])
        proxy.set_property("password", os.environ["GOVIRT_PASSWORD"])
    return proxy, proxy.fetch_api()


def fetched(proxy, collection):
    collection.fetch(proxy)
    # What could not be fetched has no resources, not even none of them.
    return collection.get_resources()


def vm_named(proxy, api, name):
    return fetched(proxy, api.search_vms("name=" + name))[name]


def display_of(vm):
    display = vm.get_property("display")
    kind = "spice" if display.get_property("type") == GoVirt.VmDisplayType.SPICE else "vnc"
    told = {key: display.get_property(key) for key in ("address", "port", "secure-port", "ticket", "expiry")}
    ca = display.get_property("ca-cert")
    return {"type": kind, "host-subject": display.get_property("host-subject"), "has-ca": ca is not None, **told}


def discs_for(proxy, vm):
    """What remote-viewer's menu offers for a running VM: it goes by the host, its cluster and their data center."""
    host = vm.get_host()
    host.refresh(proxy)
    cluster = host.get_cluster()
    cluster.refresh(proxy)
    center = cluster.get_data_center()
    center.refresh(proxy)
    for domain in fetched(proxy, center.get_storage_domains()).values():
        active = domain.get_property("state") == GoVirt.StorageDomainState.ACTIVE
        if active and center.get_property("guid") in domain.get_property("data-center-ids"):
            for name, disk in fetched(proxy, domain.get_disks()).items():
                if disk.get_property("content-type") == GoVirt.DiskContentType.ISO and name.endswith(".iso"):
                    yield [name, disk.get_property("guid")]


def main(verb, *words):
    proxy, api = connect()
    if verb == "list":
        return sorted(fetched(proxy, api.get_vms()))
    if verb == "search":
        return sorted(fetched(proxy, api.search_vms(words[0])))
    if verb == "names":
        return sorted(fetched(proxy, getattr(api, "get_" + words[0])()))
    if verb == "files":
        domain = fetched(proxy, api.get_storage_domains())[words[0]]
        return sorted(fetched(proxy, domain.get_files()))
    if verb == "discs":
        (vm,) = fetched(proxy, api.search_vms("id=" + words[0])).values()
        return sorted(discs_for(proxy, vm))
    vm = vm_named(proxy, api, words[0])
    if verb == "start":
        return vm.start(proxy)
    if verb == "stop":
        return vm.stop(proxy)
    if verb == "ticket":
        return display_of(vm) if vm.get_ticket(proxy) else None
    if verb == "state":
        return vm.get_property("state").value_nick
    if verb == "cdrom":
        (drive,) = fetched(proxy, vm.get_cdroms()).values()
        drive.set_property("file", words[1])
        drive.update(True, proxy)
        (drive,) = fetched(proxy, vm.get_cdroms()).values()
        return drive.get_property("file")
    raise SystemExit("no such verb: " + verb)


print(json.dumps(main(*sys.argv[1:])))
