using Microsoft.AspNetCore.Http;

namespace OpenRollout.AspNetCore.Pages;

/// <summary>Decides between HTML and JSON for a response.</summary>
internal static class ContentNegotiation
{
    /// <summary>Returns whether a request prefers HTML to JSON. It must name HTML explicitly, as browsers do: <c>*/*</c> means JSON.</summary>
    public static bool PrefersHtml(HttpRequest request)
    {
        double html = 0;
        double json = 0;
        foreach (var accepted in request.GetTypedHeaders().Accept)
        {
            var quality = accepted.Quality ?? 1;
            if (accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase))
            {
                html = Math.Max(html, quality);
            }
            else if (accepted.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            {
                json = Math.Max(json, quality);
            }
        }

        return html > json;
    }
}
