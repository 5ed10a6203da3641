import VarveDeclaration

/// The whole database of Balance Kitchen, with what all its tables have in common.
public let balanceKitchen = Schema(modules: [Core.self, Billing.self], conventions: kitchenConventions)

private let kitchenConventions = Conventions(
    tableNames: "<module>_<entity>", snakeCase: true, foreignKeyNames: "<thing>_id",
    keyType: .uuid, timestampType: .timestamp, jsonType: .json,
    requiredColumns: ["created_at", "updated_at"], indexedForeignKeys: true, statedOnDelete: true,
    hashedColumns: Conventions.secrets,
    exemptions: [
        Exemption(Role.self, "updated_at", from: .requiredColumn, because: "a role is made and dropped"),
        Exemption(
            RoleAssignment.self, "updated_at", from: .requiredColumn,
            because: "an assignment is made and dropped"),
        Exemption(
            \RoleAssignment.roleKey, from: .foreignKeyName,
            because: "code names roles by their keys, so assignments do"),
        Exemption(
            Session.self, "updated_at", from: .requiredColumn, because: "last_seen_at says what changes"),
        Exemption(
            LoginAttempt.self, "updated_at", from: .requiredColumn, because: "an attempt is over at once"),
        Exemption(
            StripeEvent.self, "updated_at", from: .requiredColumn,
            because: "append-only; processed_at says what changes"),
        Exemption(CreditEntry.self, "updated_at", from: .requiredColumn, because: "append-only"),
        Exemption(ActivityEvent.self, "updated_at", from: .requiredColumn, because: "append-only"),
    ])
