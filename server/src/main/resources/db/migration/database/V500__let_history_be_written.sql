-- The time as of which the open transaction writes, see kernel.AsOf; null while it writes what happens now.
CREATE FUNCTION insaka_then() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('insaka.then', true), '')::timestamptz $$;

CREATE FUNCTION insaka_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(insaka_then(), now()) $$;
