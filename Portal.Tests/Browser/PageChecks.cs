using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Portal.Tests.Browser;

/// <summary>Questions asked inside a page.</summary>
internal static class PageChecks
{
    /// <summary>The words of charts that the window cuts off.</summary>
    internal const string LabelsOutside = """
        () => [...document.querySelectorAll('svg text')]
          .map(text => [text.textContent, text.getBoundingClientRect()])
          .filter(([, box]) => box.width > 0 && (box.right > innerWidth - 1 || box.left < 1))
          .map(([text]) => text)
        """;

    /// <summary>What is wrong with a page as it would be printed.</summary>
    internal const string OnPaper = """
        () => {
          const all = selector => [...document.querySelectorAll(selector)], name = one => one.outerHTML.slice(0, 80);
          return [
            ...getComputedStyle(document.body).backgroundColor === 'rgb(255, 255, 255)' ? [] : ['is not white'],
            ...all('main').filter(one => one.getBoundingClientRect().width < innerWidth * .8).map(one => `leaves most of the sheet empty beside ${name(one)}`),
            ...all('nav, form, summary').filter(one => one.checkVisibility()).map(one => `prints ${name(one)}`),
            ...all('details > :not(summary, form)').filter(one => !one.offsetHeight).map(one => `leaves out ${name(one)}`),
            ...all('table, pre, .chart').filter(one => one.getBoundingClientRect().right > innerWidth).map(one => `cuts off ${name(one)}`),
            ...all('main a[href^=http], .help a[href^=http]').filter(one => !getComputedStyle(one, '::after').content.includes(one.getAttribute('href'))).map(one => `names no address of ${name(one)}`),
            ...all('.data-table').filter(one => getComputedStyle(one).containerType !== 'normal').map(one => `breaks ${name(one)} before its heads are known`),
          ];
        }
        """;

    /// <summary>How far a page is wider than its window, in pixels.</summary>
    internal const string TooWide = "() => Math.max(0, document.documentElement.scrollWidth - innerWidth)";

    // What passes is not told: on a long page, to name it takes longer than to find it
    private static readonly AxeRunOptions Everything = new() { ResultTypes = [ResultType.Violations] };
    private static readonly AxeRunOptions OnlyColours = new()
    {
        ResultTypes = [ResultType.Violations],
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
    };

    /// <summary>Waits until a signed-in page is live and shows what it loads: until then its parts change under whoever looks at them.</summary>
    internal static async Task SettledAsync(IPage page)
    {
        await Assertions.Expect(page.Locator(".workbench[data-live=true] h1")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".skeleton")).ToHaveCountAsync(0);
    }

    /// <summary>What axe finds, a line each; empty where it finds nothing.</summary>
    internal static Task<string> BarriersAsync(IPage page) => FoundAsync(page, Everything);

    /// <summary>The same of colours alone: of a page that was looked at in its other theme.</summary>
    internal static Task<string> FaintAsync(IPage page) => FoundAsync(page, OnlyColours);

    private static async Task<string> FoundAsync(IPage page, AxeRunOptions options) =>
        string.Join('\n', (await page.RunAxe(options)).Violations.Select(item => $"{page.Url}: {item.Id}: {item.Help}: {string.Join(" | ", item.Nodes.Take(3).Select(node => node.Html))}"));
}
