-- The address after one, so that the lowest free address of a range is found in one query.
create function mac_after(address macaddr) returns macaddr language sql immutable strict as $$
  select lpad(to_hex(('x' || replace(address::text, ':', ''))::bit(48)::bigint + 1), 12, '0')::macaddr
$$;
