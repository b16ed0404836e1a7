using Circle.Posts;
using Microsoft.AspNetCore.Mvc;
using OpenRollout.AspNetCore;

namespace Circle.Web.Controllers;

[Route("polls")]
public sealed class PollsController : ControllerBase
{
    [HttpPost]
    [RequireFlag(FlagKeys.NewComposer)]
    [ProducesResponseType<Poll>(StatusCodes.Status201Created)]
    public IActionResult Create([FromBody] Poll poll) => Created("/polls/1", poll);

    // Votes came with the new composer, too.
    [RequireFlag(typeof(Flags), nameof(Flags.NewComposer), StatusCode = 410)]
    [HttpPost("{id}/votes")]
    public IActionResult Vote(string id, [FromQuery] int option) => option < 0 ? BadRequest() : Accepted($"/polls/{id}");

    [HttpGet("{id}"), RequireFlag("compact-feed")]
    public IActionResult Get(string id) => Ok(id);

    [ RequireFlag ( "new-composer" ) , HttpDelete("{id}") ]
    public IActionResult Delete(string id) => NoContent();
}
