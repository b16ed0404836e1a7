using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using OpenFeature.Model;
using OpenRollout.AspNetCore.Pages.Html;
using OpenRollout.AspNetCore.Pages.Reports;
using OpenRollout.Manifest;

namespace OpenRollout.AspNetCore.Pages;

/// <summary>Answers what flags give a user, and why.</summary>
internal static class ExplanationHandler
{
    public static async Task WriteAsync(HttpContext http)
    {
        var asPage = ContentNegotiation.PrefersHtml(http.Request);
        try
        {
            var (question, provider) = await ExplanationRequestReader.ReadAsync(http.Request, ObservedProvider.All(http.RequestServices)).ConfigureAwait(false);
            var report = Explain(question, provider.Overview);
            await (asPage
                ? PageResponse.WritePageAsync(http, StatusCodes.Status200OK, ExplanationPage.Write(report, ExplanationForm.Of(provider) with { Question = question }, PagePath.Of(http)))
                : PageResponse.WriteJsonAsync(http, StatusCodes.Status200OK, report, ReportJson.Default.ExplanationsReport)).ConfigureAwait(false);
        }
        catch (FormatException mistake)
        {
            await WriteMistakeAsync(http, asPage, StatusCodes.Status400BadRequest, mistake.Message).ConfigureAwait(false);
        }
        catch (BadHttpRequestException mistake)
        {
            await WriteMistakeAsync(http, asPage, mistake.StatusCode, mistake.Message).ConfigureAwait(false);
        }
    }

    private static ExplanationsReport Explain(ExplanationRequest question, RolloutOverview overview)
    {
        var context = ToContext(question);
        var version = overview.Status.Version;
        if (question.FlagKey is not { } key)
        {
            return new ExplanationsReport(question.Domain, version, [.. overview.ExplainAll(context).Select(ExplanationReport.Of)]);
        }

        return overview.Explain(key, context) is { } explanation
            ? new ExplanationsReport(question.Domain, version, [ExplanationReport.Of(explanation)])
            : throw new FormatException(version is null ? "There is no manifest to explain." : FlagMistake(key, overview));
    }

    private static string FlagMistake(string key, RolloutOverview overview)
        => $"The manifest has no flag '{PlainText.Quote(key)}'"
            + (NearestName.Suggest(key, overview.GetFlagStatuses().Select(flag => flag.Definition.Key)) is { Length: > 0 } suggestion ? suggestion : ".");

    private static EvaluationContext ToContext(ExplanationRequest question)
    {
        var builder = EvaluationContext.Builder();
        foreach (var (name, attribute) in question.Attributes)
        {
            builder.Set(name, attribute.Value);
        }

        return builder.Build();
    }

    private static Task WriteMistakeAsync(HttpContext http, bool asPage, int statusCode, string message)
    {
        message = PlainText.Shorten(message, PlainText.MaximumMessage);
        if (asPage)
        {
            return PageResponse.WritePageAsync(http, statusCode, ExplanationPage.WriteMistake(message, PagePath.Of(http)));
        }

        var problem = new ProblemDetails { Status = statusCode, Title = "The question cannot be answered.", Detail = message };
        return PageResponse.WriteJsonAsync(http, statusCode, problem, ReportJson.Default.ProblemDetails);
    }
}
