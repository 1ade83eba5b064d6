package io.insaka.database;

/** How to reach PostgreSQL as the role that owns the schema. */
record DatabaseAddress(String url, String user, String password) {
    @Override
    public String toString() {
        return "DatabaseAddress[" + user + "]";
    }
}
