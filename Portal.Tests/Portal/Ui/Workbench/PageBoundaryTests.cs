using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Portal.Tests.Support;
using Portal.Ui.Workbench;

namespace Portal.Tests.Portal.Ui.Workbench;

public sealed class PageBoundaryTests : BunitContext
{
    [Fact]
    public void Page_ThatFailsWhileItIsLive_SaysSoWithAReferenceAndIsFreshOnTheNextPage()
    {
        Services.AddSingleton<IClock>(FixedClock.At(2026, 11, 23, 8, 30));
        var boundary = Render<PageBoundary>(parameters => parameters.AddChildContent<FailingPage>());

        boundary.Find("button").Click();

        Assert.Equal("20261123-083000-000", boundary.Find("code").TextContent);
        Assert.Equal("Load the page again", boundary.Find("button.reload").TextContent);
        Assert.DoesNotContain("secret", boundary.Markup, StringComparison.Ordinal);

        boundary.Render(parameters => parameters.AddChildContent<FailingPage>());
        Assert.Equal("Press", boundary.Find("button").TextContent);
    }

    private sealed class FailingPage : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "onclick", EventCallback.Factory.Create(this, () => throw new InvalidOperationException("secret")));
            builder.AddContent(2, "Press");
            builder.CloseElement();
        }
    }
}
