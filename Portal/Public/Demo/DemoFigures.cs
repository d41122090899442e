using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Providers;

namespace Portal.Public.Demo;

/// <summary>Aggregates of the synthetic notices for all public pages, made once an hour so that all pages speak of the same instant.</summary>
internal sealed class DemoFigures(PublicSlices slices, ProviderStore providers) : IDisposable
{
    private const int Days = 365;
    private const int QuarterCount = 8;

    private readonly SemaphoreSlim gate = new(1);
    private DemoSnapshot? current;

    internal async Task<DemoSnapshot> CurrentAsync(CancellationToken cancellation)
    {
        var asOf = slices.AsOf();
        await gate.WaitAsync(cancellation);
        try
        {
            // An empty answer is not kept: notices may be loaded at any time.
            if (current is null || current.AsOf != asOf || current.IsEmpty)
            {
                current = await LoadAsync(cancellation);
            }

            return current;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task<DemoSnapshot> LoadAsync(CancellationToken cancellation)
    {
        var everything = new ItemFilter();
        var year = CalendarWindows.LastDays(slices.AsOf(), Days);
        var types = (await providers.AllAsync(cancellation)).ToDictionary(provider => provider.Code, provider => provider.Type ?? "unknown");
        var quarters = new List<PublicSlice>();
        foreach (var window in CalendarWindows.Quarters(slices.AsOf(), QuarterCount))
        {
            quarters.Add(await slices.OfAsync(everything, window.From, window.To, cancellation));
        }

        return new DemoSnapshot(
            year.AsOf,
            await slices.OfAsync(everything, year.From, year.To, cancellation),
            quarters,
            await slices.ByAsync(item => item.HostCountry, everything, year.From, year.To, cancellation),
            await slices.ByAsync(item => types.GetValueOrDefault(item.Provider, "unknown"), everything, year.From, year.To, cancellation));
    }
}
