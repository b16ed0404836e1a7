using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenRollout.AspNetCore.Pages.Html;
using OpenRollout.AspNetCore.Pages.Reports;

namespace OpenRollout.AspNetCore.Pages;

/// <summary>Handles requests for the status of all flags.</summary>
internal static class StatusHandler
{
    public static Task WriteAsync(HttpContext http, bool asPage)
    {
        var providers = ObservedProvider.All(http.RequestServices);
        var now = (http.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System).GetUtcNow();
        var report = new StatusReport(now, [.. providers.Select(provider => ProviderStatusReport.Of(provider, now))]);
        return asPage
            ? PageResponse.WritePageAsync(http, StatusCodes.Status200OK, StatusPage.Write(report, [.. providers.Select(ExplanationForm.Of)], PagePath.Of(http)))
            : PageResponse.WriteJsonAsync(http, StatusCodes.Status200OK, report, ReportJson.Default.StatusReport);
    }
}
