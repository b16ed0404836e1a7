using Microsoft.AspNetCore.Http;

namespace OpenRollout.AspNetCore.Pages;

/// <summary>Whether a page or JSON is asked for.</summary>
internal static class ContentNegotiation
{
    /// <summary>Only who names HTML, as browsers do, gets a page: tools take anything.</summary>
    public static bool PrefersHtml(HttpRequest request)
    {
        double page = 0;
        double json = 0;
        foreach (var accepted in request.GetTypedHeaders().Accept)
        {
            var quality = accepted.Quality ?? 1;
            if (accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase))
            {
                page = Math.Max(page, quality);
            }
            else if (accepted.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            {
                json = Math.Max(json, quality);
            }
        }

        return page > json;
    }
}
