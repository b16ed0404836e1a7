using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace OpenRollout.AspNetCore;

/// <summary>Answers where every flag stands.</summary>
internal static class StatusAnswer
{
    public static Task WriteAsync(HttpContext http, bool asPage)
    {
        var providers = ObservedProvider.All(http.RequestServices);
        var now = (http.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System).GetUtcNow();
        var report = new StatusReport(now, [.. providers.Select(provider => ProviderStatusReport.Of(provider, now))]);
        return asPage
            ? PageResponse.WritePageAsync(http, StatusCodes.Status200OK, StatusPage.Write(report, [.. providers.Select(ExplanationForm.Of)], PageAddress.Of(http)))
            : PageResponse.WriteJsonAsync(http, StatusCodes.Status200OK, report, ReportJson.Default.StatusReport);
    }
}
