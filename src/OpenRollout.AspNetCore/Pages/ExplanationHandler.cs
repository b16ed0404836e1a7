using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using OpenFeature.Model;
using OpenRollout.AspNetCore.Pages.Html;
using OpenRollout.AspNetCore.Pages.Reports;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.AspNetCore.Pages;

/// <summary>Handles requests to explain the values of a user.</summary>
internal static class ExplanationHandler
{
    public static async Task WriteAsync(HttpContext http)
    {
        var asPage = ContentNegotiation.PrefersHtml(http.Request);
        try
        {
            var (request, provider) = await ExplanationRequestReader.ReadAsync(http.Request, ObservedProvider.All(http.RequestServices)).ConfigureAwait(false);
            var report = Explain(request, provider.Overview);
            await (asPage
                ? PageResponse.WritePageAsync(http, StatusCodes.Status200OK, ExplanationPage.Write(report, ExplanationForm.Of(provider) with { Request = request }, PagePath.Of(http)))
                : PageResponse.WriteJsonAsync(http, StatusCodes.Status200OK, report, ReportJson.Default.ExplanationsReport)).ConfigureAwait(false);
        }
        catch (FormatException exception)
        {
            await WriteErrorAsync(http, asPage, StatusCodes.Status400BadRequest, exception.Message).ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception)
        {
            await WriteErrorAsync(http, asPage, exception.StatusCode, exception.Message).ConfigureAwait(false);
        }
    }

    private static ExplanationsReport Explain(ExplanationRequest request, RolloutOverview overview)
    {
        var context = ToContext(request);
        var version = overview.Status.Version;
        if (request.FlagKey is not { } key)
        {
            return new ExplanationsReport(request.Domain, version, [.. overview.ExplainAll(context).Select(ExplanationReport.Of)]);
        }

        return overview.Explain(key, context) is { } explanation
            ? new ExplanationsReport(request.Domain, version, [ExplanationReport.Of(explanation)])
            : throw new FormatException(version is null ? "The provider has no manifest." : DescribeUnknownFlag(key, overview));
    }

    private static string DescribeUnknownFlag(string key, RolloutOverview overview)
        => $"The manifest has no flag '{PlainText.Quote(key)}'"
            + (NearestName.Suggest(key, overview.GetFlagStatuses().Select(flag => flag.Definition.Key)) is { Length: > 0 } suggestion ? suggestion : ".");

    private static EvaluationContext ToContext(ExplanationRequest request)
    {
        var builder = EvaluationContext.Builder();
        foreach (var (name, attribute) in request.Attributes)
        {
            builder.Set(name, attribute.Value);
        }

        return builder.Build();
    }

    private static Task WriteErrorAsync(HttpContext http, bool asPage, int statusCode, string message)
    {
        message = PlainText.Shorten(message, PlainText.MaximumMessage);
        if (asPage)
        {
            return PageResponse.WritePageAsync(http, statusCode, ExplanationPage.WriteError(message, PagePath.Of(http)));
        }

        var problem = new ProblemDetails { Status = statusCode, Title = "The request cannot be explained.", Detail = message };
        return PageResponse.WriteJsonAsync(http, statusCode, problem, ReportJson.Default.ProblemDetails);
    }
}
