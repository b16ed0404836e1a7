using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using OpenRollout.Manifest.Text;

namespace OpenRollout.AspNetCore.Pages.Html;

/// <summary>
/// A builder of HTML from interpolated strings. Literal parts are markup from source code; interpolated values are encoded as text.
/// </summary>
internal sealed class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Raw = "raw";

    private readonly StringBuilder _text = new();

    public HtmlText Write([InterpolatedStringHandlerArgument("")] Markup markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>Writes a style element. The CSS is not encoded.</summary>
    public void WriteStyle(string css) => _text.Append("<style>").Append(css).Append("</style>");

    public override string ToString() => _text.ToString();

    /// <summary>An interpolated string handler that appends literals as markup and encodes values.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Markup
    {
        private readonly StringBuilder _text;

        public Markup(int literalLength, int formattedCount, HtmlText html) => _text = html._text;

        public void AppendLiteral(string markup) => _text.Append(markup);

        /// <summary>Appends text for display: on one line, without invisible characters, and truncated.</summary>
        public void AppendFormatted(string? value) => Append(PlainText.Shorten(value ?? "", PlainText.MaximumMessage));

        /// <summary>Appends text without shortening it, for values that a form sends back: <c>{key:raw}</c>.</summary>
        public void AppendFormatted(string? value, string format) => Append(format == Raw ? value ?? "" : throw new ArgumentException($"unknown format '{format}'", nameof(format)));

        public void AppendFormatted<T>(T value) => AppendFormatted(Convert.ToString(value, CultureInfo.InvariantCulture));

        private void Append(string text) => _text.Append(Encoder.Encode(text));
    }
}
