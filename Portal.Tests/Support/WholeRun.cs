using Portal.Tests.Support;

[assembly: AssemblyFixture(typeof(WholeRun))]

namespace Portal.Tests.Support;

/// <summary>What is to be done before the first test and once all have run.</summary>
public sealed class WholeRun : IAsyncDisposable
{
    private const int Threads = 32;

    /// <summary>
    /// Tests that wait for a program hold a thread each, and sites answer in the same process: with as many threads as processors, which is the
    /// usual least, an answer waited until the pool made up its mind to have one more. Programs that tests start are compiled as the tests are.
    /// </summary>
    public WholeRun()
    {
        ThreadPool.SetMinThreads(Threads, Threads);
        Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Chromium.StopAsync();
        await SeededSite.StopAsync();
        await PostgresServer.StopAsync();
    }
}
