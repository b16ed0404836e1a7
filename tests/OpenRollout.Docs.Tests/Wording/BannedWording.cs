using System.Text.RegularExpressions;

namespace OpenRollout.Docs.Tests;

/// <summary>A word or shape that our prose does not use, and what to write in its place.</summary>
/// <param name="Pattern">A regular expression over lower and upper case; a space stands for any white space.</param>
/// <param name="Better">The advice.</param>
internal sealed record BannedWording(string Pattern, string Better)
{
    /// <summary>Where a sentence, a heading, an item or a cell of a table begins, unless it is a question.</summary>
    private const string Start = @"(?<=(?:\A|\n\n|[.:;!?|§])[\s*]*)(?![^.|\n]*\?)(?-i:";

    private static readonly BannedWording[] All =
    [
        new("some(body|one else's)|nobody|anybody|everybody", "name the user, the caller or the thing; or use 'no user', 'anyone', 'everyone'"),
        new("whoever|whomever|those whom", "name the user, the caller or the application"),
        new("whatever (the|its|their|it|is|was|has|had|that|there|a|an|of|else|may|became|came|happens|goes)", "'regardless of', 'any', 'everything that'"),
        new("mend(s|ed|ing)?", "'correct', 'fix'"),
        new("told", "'receives', 'is notified', 'is configured to', 'reported'"),
        new("tell(ing)? of|tells (of|who|what|when|whether|why|how|which)", "'reports', 'describes', 'shows', 'determines'"),
        new("(?<=§[\\s§]*)(?-i:Whether|How|Why|Where|When|Who|Those|Something|Nothing|So)", "start with a verb: 'Gets', 'Gets a value indicating whether', 'Returns'; for a type, 'A … that …'"),
        new(Start + "Tells?)", "start with what the member does: 'Returns', 'Reports'"),
        new(@"(?<!\bthere )(is|are|was|were) no (?!longer|more|less|fewer|different|better|worse|such)[a-z]+", "'is not a', 'is not', or 'there is no'"),
        new(Start + "(Who|Whom) [a-z]+)", "name the one who acts: 'Applications that …', 'If you …'"),
        new("(to|for|by|of|from|with) who", "name the one who acts: 'for callers that …'"),
        new(Start + "What [a-z]+)", "name the thing, or start with a verb"),
        new("thereof|whereof|therein|hereof|thereto", "'of it', 'in it'"),
        new("beside", "'next to', 'alongside', 'in addition to'"),
        new("be (it|they)", "'whether it is'"),
        new("lies?", "'is', 'is in'"),
        new(@"(?<!-)(stands?|stood)(?!-| for| in for| alone| out)", "'is', 'appears', 'is written'"),
        new("meanwhile", "'in the meantime', 'during'"),
        new("an affair of", "'belongs to', 'is the responsibility of'"),
        new("as it were", "say it directly"),
        new("people on call", "'on-call page', 'on-call engineer'"),
        new("(say|says|said) so", "say what is reported, and where"),
        new("nothing but", "'only'"),
        new("(its|their) like", "'similar', 'such as'"),
        new("for good(?! reason)", "'permanently'"),
        new("spoilt|spoiled", "'corrupt', 'damaged'"),
        new("go(es|ing)? on(?! call)", "'continues'"),
        new("let(s|ting)? go", "'release', 'free'"),
        new("makes? of", "say what is done with it"),
        new("(be|is|are|was|were) had", "'available'"),
        new("who (is|are|was|were) meant", "'targeted'"),
        new("hears? of", "'is notified', 'receives'"),
        new("knows? (nothing |anything )?of", "'does not depend on', 'has no access to'"),
        new("ask(s|ed)? nobody|in vain|by hand of|of late", "say it directly"),
        new(Start + "Served is)", "'still serving …'"),
        new("by share", "'by percentage'"),
    ];

    private static readonly Regex Any = new(
        string.Join('|', All.Select((wording, index) => $@"(?<w{index}>{(wording.Pattern.StartsWith("(?<=", StringComparison.Ordinal) ? "" : @"\b")}(?:{wording.Pattern.Replace(" ", @"\s+", StringComparison.Ordinal)})\b)")),
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled);

    /// <summary>Finds what prose should not say, with the better wording for each.</summary>
    public static IEnumerable<(Match Match, string Better)> Find(string prose)
        => Any.Matches(prose).Select(match => (match, All.Where((_, index) => match.Groups[$"w{index}"].Success).First().Better));
}
