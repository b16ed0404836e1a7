using Circle.Posts;
using Circle.Posts.Drafts;
using Microsoft.AspNetCore.Mvc;
using OpenRollout.AspNetCore;

namespace Circle.Web.Controllers;

/// <summary>The pages of the composer.</summary>
[ApiController]
[Route("api/composer")]
[RequireFlag(typeof(Flags), nameof(Flags.NewComposer))]
public sealed class ComposerController(DraftService drafts, IFlagsSnapshot flags) : ControllerBase
{
    [HttpGet("draft/{author}")]
    public async Task<ActionResult<PostDraft>> Draft(string author)
        => await drafts.LoadAsync(author) is { } draft ? draft : NotFound();

    [HttpPost("draft")]
    [RequireFlag("new-composer", StatusCode = StatusCodes.Status410Gone)]
    public Task<string> Save(PostDraft draft, CancellationToken cancellation) => drafts.SaveAsync(draft, cancellation);

    /// <summary>Returns what the author can use.</summary>
    [HttpGet("tools"), RequireFlag("new-composer")]
    public IEnumerable<string> Tools()
    {
        var tools = new List<string> { "text" };
        if (flags.NewComposer)
        {
            tools.AddRange(["pictures", "poll"]);
        }

        if (flags.CompactFeed)
        {
            tools.Add("preview");
        }

        return tools;
    }
}
