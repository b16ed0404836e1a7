using System.Net;
using System.Text;

namespace Circle.Posts.Rendering;

/// <summary>Turns a draft into HTML.</summary>
public sealed class PostRenderer
{
    private readonly bool _isNewComposer = Flags.NewComposer.IsEnabled();

    public string Render(PostDraft draft)
    {
        if (_isNewComposer)
            return RenderBlocks(draft);

        var html = new StringBuilder("<p>");
        html.Append(WebUtility.HtmlEncode(draft.Text));
        html.Append("</p>");
        if (draft.Pictures.Count > 0)
        {
            html.Append(Figure(draft.Pictures[0]));
        }

        return html.ToString();

        string Figure(Picture picture) => $"<img src=\"{Attribute(picture.Url)}\">";
    }

    public string Title(PostDraft draft) => Flags.NewComposer.IsEnabled() ? FirstLine(draft.Text) : Shorten(draft.Text);

    public string CssClass(PostDraft draft)
    {
        var size = draft.Text.Length < 80 ? "large" : "normal";
        return $"post {(Flags.NewComposer.IsEnabled() ? "post-blocks" : "post-plain")} post-{size}";
    }

    /// <summary>The share of the text in the height of a post; the old composer counted in whole lines.</summary>
    public double TextHeight(PostDraft draft) => (Flags.NewComposer.IsEnabled() ? draft.Text.Length / 40.0 : draft.Text.Length / 40) * 1.5;

    public object Summary(PostDraft draft)
    {
        object count = Flags.NewComposer.IsEnabled() ? draft.Pictures.Count : (long)Math.Min(1, draft.Pictures.Count);
        return new { draft.AuthorId, Count = count, IsNew = Flags.NewComposer.IsEnabled() };
    }

    private static string RenderBlocks(PostDraft draft)
    {
        var html = new StringBuilder();
        foreach (var block in draft.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            html.Append("<p>").Append(WebUtility.HtmlEncode(block)).Append("</p>");
        }

        foreach (var picture in draft.Pictures)
        {
            html.Append("<figure><img src=\"").Append(Attribute(picture.Url)).Append("\"></figure>");
        }

        if (draft.Poll is { } poll)
        {
            html.Append("<ol>");
            foreach (var option in poll.Options)
            {
                html.Append("<li>").Append(WebUtility.HtmlEncode(option)).Append("</li>");
            }

            html.Append("</ol>");
        }

        return html.ToString();
    }

    private static string FirstLine(string text) => text.Split('\n')[0];

    private static string Shorten(string text) => text.Length <= Limit ? text : text[..Limit] + Ellipsis;

    private const int Limit = 30;

    private const string Ellipsis = "…";

    private static string Attribute(string url) => WebUtility.HtmlEncode(url);
}
