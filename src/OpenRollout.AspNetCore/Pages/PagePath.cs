using Microsoft.AspNetCore.Http;

namespace OpenRollout.AspNetCore.Pages;

/// <summary>Determines the path at which the application has mapped the on-call status page.</summary>
internal static class PagePath
{
    private static readonly string[] Suffixes = ["/status.html", "/status.json", "/explain"];

    /// <summary>Returns the escaped path of the group, without a trailing slash.</summary>
    public static string Of(HttpContext http)
    {
        var path = http.Request.PathBase.Add(http.Request.Path).ToUriComponent().TrimEnd('/');
        var suffix = Suffixes.FirstOrDefault(suffix => path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) ?? "";
        return path[..^suffix.Length];
    }
}
