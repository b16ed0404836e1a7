using Microsoft.AspNetCore.Http;

namespace OpenRollout.AspNetCore.Pages;

/// <summary>The address of the pages, wherever the application mapped them.</summary>
internal static class PagePath
{
    private static readonly string[] Ends = ["/status.html", "/status.json", "/explain"];

    /// <summary>Returns the path of the group without a slash at its end, as it stands in addresses.</summary>
    public static string Of(HttpContext http)
    {
        var path = http.Request.PathBase.Add(http.Request.Path).ToUriComponent().TrimEnd('/');
        var end = Ends.FirstOrDefault(end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase)) ?? "";
        return path[..^end.Length];
    }
}
