using Circle.Posts;
using Circle.Posts.Drafts;
using Circle.Posts.Publishing;
using Circle.Posts.Rendering;
using Circle.Web.Services;
using Microsoft.AspNetCore.Mvc;

namespace Circle.Web.Controllers;

[ApiController]
[Route("api/posts")]
public class PostsController : ControllerBase
{
    private readonly Publisher _publisher;
    private readonly PostValidator _validator;
    private readonly IComposerFeature _feature;
    private readonly ILogger<PostsController> _logger;

    public PostsController(Publisher publisher, PostValidator validator, IComposerFeature feature, ILogger<PostsController> logger)
    {
        _publisher = publisher;
        _validator = validator;
        _feature = feature;
        _logger = logger;
    }

    [HttpPost]
    public async Task<IActionResult> Publish(PostDraft draft)
    {
        var isNewComposer = _feature.IsOn;
        _logger.LogInformation("Publishing for {Author}, new composer: {IsNew}", draft.AuthorId, Flags.NewComposer.IsEnabled());
        if (Flags.NewComposer.IsEnabled())
        {
            var problems = _validator.Validate(draft).ToList();
            if (problems.Count > 0)
            {
                return BadRequest(problems);
            }

            var post = await _publisher.PublishAsync(draft);
            return Created($"/api/posts/{post.Id}", post);
        }

        if (draft.Text.Length > 280)
        {
            return BadRequest(LegacyMessage(draft.Text.Length));
        }

        var old = await _publisher.PublishAsync(draft with { Poll = null, PublishAt = null });
        return isNewComposer ? Ok(old) : Accepted(old);
    }

    [HttpGet("{id}/mentions")]
    public IActionResult Mentions(string id, [FromServices] FlagsSnapshot flags)
    {
        if (_publisher.Posts.FirstOrDefault(post => post.Id == id) is not { } post)
        {
            return NotFound();
        }

        return Ok(MentionParser.Parse(post.Html, flags));
    }

    [HttpGet("{id}/edit")]
    public IActionResult Edit(string id)
    {
        if (!Flags.NewComposer.IsEnabled())
        {
            return StatusCode(StatusCodes.Status501NotImplemented);
        }

        return Ok(_publisher.Posts.First(post => post.Id == id));
    }

    private static string LegacyMessage(int length) => $"{length} of 280 characters.";
}
