using Portal.Tests.Support;

[assembly: AssemblyFixture(typeof(RunEnd))]

namespace Portal.Tests.Support;

/// <summary>What is to be done once all tests have run.</summary>
public sealed class RunEnd : IAsyncDisposable
{
    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await SeededSite.StopAsync();
        await PostgresServer.StopAsync();
    }
}
