using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using NodaTime;
using NodaTime.Text;

namespace Portal.Ui.Workbench;

/// <summary>
/// Keeps an error of one page to that page: the work areas beside it stay, and whoever met it gets a sentence and a reference instead of a page that
/// no longer answers. Before a page is live the server's own error page does that, with its status.
/// </summary>
public sealed partial class PageBoundary : ErrorBoundaryBase
{
    private string reference = "";

    [Inject] private IClock Clock { get; set; } = default!;

    [Inject] private ILogger<PageBoundary> Log { get; set; } = default!;

    /// <inheritdoc/>
    protected override void OnParametersSet() => Recover();

    /// <inheritdoc/>
    protected override Task OnErrorAsync(Exception exception)
    {
        reference = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'-'HHmmss'-'fff").Format(Clock.GetCurrentInstant());
        LogFailed(Log, exception, reference);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenComponent<FailedPage>(1);
        builder.AddComponentParameter(2, nameof(FailedPage.Reference), reference);
        builder.CloseComponent();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A live page ended with an error, reference {Reference}")]
    private static partial void LogFailed(ILogger log, Exception failure, string reference);
}
