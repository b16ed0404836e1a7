using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenRollout.Hosting;

namespace OpenRollout.AspNetCore;

/// <summary>Answers where every flag stands.</summary>
internal static class StatusAnswer
{
    public static Task WriteAsync(HttpContext http, bool asPage)
    {
        var report = Make(http.RequestServices);
        return asPage
            ? PageResponse.WritePageAsync(http, StatusCodes.Status200OK, StatusPage.Write(report, ExplanationForm.Of(http), PageAddress.Of(http)))
            : PageResponse.WriteJsonAsync(http, StatusCodes.Status200OK, report, ReportJson.Default.StatusReport);
    }

    private static StatusReport Make(IServiceProvider services)
    {
        var now = (services.GetService<TimeProvider>() ?? TimeProvider.System).GetUtcNow();
        return new StatusReport(now, [.. Providers(services).Select(provider => ProviderStatusReport.Of(provider, now))]);
    }

    public static IEnumerable<HostedProvider> Providers(IServiceProvider services)
        => services.GetServices<HostedProvider>().OrderBy(hosted => hosted.Domain, StringComparer.Ordinal);
}
