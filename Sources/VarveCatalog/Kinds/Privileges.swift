extension AttributeKey where Value == [String] {
    /// How the privileges on an object of any kind differ from those that it has from the beginning, each as the statement
    /// that gives or takes it, without the object: `GRANT SELECT TO "reader" WITH GRANT OPTION`,
    /// `REVOKE EXECUTE FROM PUBLIC`. The object's owner is called `CURRENT_USER`.
    public static var privileges: Self { Self("privileges") }

    /// The privileges on columns of a view or another relation whose columns are no objects of their own, each after the
    /// column's name: `"total" GRANT SELECT TO "reader"`.
    public static var columnPrivileges: Self { Self("column privileges") }

    /// The privileges on the sequence inside an identity column.
    public static var sequencePrivileges: Self { Self("sequence privileges") }
}
