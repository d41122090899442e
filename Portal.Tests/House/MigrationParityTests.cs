using Portal.Data.Storage;

namespace Portal.Tests.House;

public sealed class MigrationParityTests
{
    [Fact]
    public void Scripts_BothDatabases_HaveTheSameNames()
    {
        var sqlite = Migrator.Scripts("sqlite").Select(script => script.Name).ToArray();
        var postgres = Migrator.Scripts("postgres").Select(script => script.Name).ToArray();

        Assert.NotEmpty(sqlite);
        Assert.Equal(sqlite, postgres);
    }

    [Fact]
    public void Scripts_Sqlite_MakeStrictTables() =>
        Assert.All(Migrator.Scripts("sqlite"), script =>
            Assert.Equal(
                Count(script.Sql, "create table"),
                Count(script.Sql, ") strict") + Count(script.Sql, ") without rowid, strict") + Count(script.Sql, "strict, without rowid")));

    private static int Count(string text, string part) => text.Split(part, StringSplitOptions.None).Length - 1;
}
