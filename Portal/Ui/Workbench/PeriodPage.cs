using Microsoft.AspNetCore.Components;
using NodaTime;

namespace Portal.Ui.Workbench;

/// <summary>A page about a period that its address names.</summary>
public abstract class PeriodPage : ScopedPage
{
    [SupplyParameterFromQuery(Name = "period")] private string? PeriodWord { get; set; }

    [SupplyParameterFromQuery(Name = "from")] private string? FromMonth { get; set; }

    [SupplyParameterFromQuery(Name = "to")] private string? ToMonth { get; set; }

    [Inject] private IClock Clock { get; set; } = null!;

    /// <summary>The instant that the page looks from, in whole seconds.</summary>
    protected Instant Look => Instant.FromUnixTimeSeconds(Clock.GetCurrentInstant().ToUnixTimeSeconds());

    /// <summary>What the address asks for.</summary>
    protected PeriodChoice Chosen => PeriodChoice.Read(PeriodWord, FromMonth, ToMonth, Look);
}
