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
            ...all('nav, form, summary').filter(one => one.checkVisibility()).map(one => `prints ${name(one)}`),
            ...all('details > :not(summary)').filter(one => !one.offsetHeight).map(one => `leaves out ${name(one)}`),
            ...all('table, pre, .chart').filter(one => one.getBoundingClientRect().right > innerWidth).map(one => `cuts off ${name(one)}`),
            ...all('main a[href^=http], .help a[href^=http]').filter(one => !getComputedStyle(one, '::after').content.includes(one.getAttribute('href'))).map(one => `names no address of ${name(one)}`),
            ...all('.data-table').filter(one => getComputedStyle(one).containerType !== 'normal').map(one => `breaks ${name(one)} before its heads are known`),
          ];
        }
        """;

    /// <summary>What axe finds, a line each; empty where it finds nothing.</summary>
    internal static async Task<string> BarriersAsync(IPage page) =>
        string.Join('\n', (await page.RunAxe()).Violations.Select(item => $"{page.Url}: {item.Id}: {item.Nodes[0].Html}"));
}
