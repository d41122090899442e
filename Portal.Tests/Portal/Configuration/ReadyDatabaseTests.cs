using Microsoft.Extensions.Logging;
using NodaTime;
using Portal.Configuration;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Configuration;

public sealed class ReadyDatabaseTests
{
    [Fact]
    public async Task Wait_DatabaseThatNobodyBroughtUpToDate_SaysSoOnceAndEndsWhenItIs()
    {
        var folder = Directory.CreateTempSubdirectory("portal-ready-").FullName;
        var file = Path.Combine(folder, "register.db");
        await using (var database = Database.At(file))
        {
            var (log, migrator) = (new Lines(), new Migrator(database, SystemClock.Instance));
            var ready = new ReadyDatabase(migrator, log);

            var waits = new[] { ready.WaitAsync(CancellationToken.None), ready.WaitAsync(CancellationToken.None) };
            Assert.NotSame(waits[0], await Task.WhenAny(waits[0], waits[1], Task.CompletedTask));
            Assert.False(File.Exists(file));
            await migrator.ApplyAsync(CancellationToken.None);
            await Task.WhenAll(waits);
            await ready.WaitAsync(CancellationToken.None);

            Assert.Contains("start with portal serve", Assert.Single(log.Written), StringComparison.Ordinal);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task IsApplied_EmptyOrBroughtUpToDate_IsSaid()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);

        Assert.True(await new Migrator(test.Database, SystemClock.Instance).IsAppliedAsync(CancellationToken.None));
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        await Dapper.SqlMapper.ExecuteAsync(connection, "delete from schema_migration where name like '0033%'");
        Assert.False(await new Migrator(test.Database, SystemClock.Instance).IsAppliedAsync(CancellationToken.None));
    }

    private sealed class Lines : ILogger<ReadyDatabase>
    {
        internal List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));
    }
}
