namespace Portal.Tests.Support;

/// <summary>The databases that every store contract runs on.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}
