import VarveDatabase

/// A database's URL in SQLAlchemy's form.
enum SQLAlchemyURL {
    static func text(_ url: DatabaseURL) -> String {
        let text = url.unredacted
        if text.hasPrefix("sqlite:") { return "sqlite:///" + text.dropFirst("sqlite:".count) }
        return text.replacing("postgresql:", with: "postgresql+psycopg:")
    }
}
