namespace OpenRollout.AspNetCore.Pages.Html;

/// <summary>Writes the HTML that is common to all pages.</summary>
internal static class PageLayout
{
    public static string Write(string title, Action<HtmlText> content)
    {
        var html = new HtmlText();
        html.Write($"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>{title}</title>""");
        PageStyle.Write(html);
        html.Write($"</head><body><main>");
        content(html);
        return html.Write($"</main></body></html>").ToString();
    }
}
