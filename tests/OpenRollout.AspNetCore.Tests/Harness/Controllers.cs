using Microsoft.AspNetCore.Mvc;

namespace OpenRollout.AspNetCore.Tests.Harness;

[ApiController]
[Route("controller")]
public sealed class FlaggedController : ControllerBase
{
    [HttpGet("stories")]
    [RequireFlag("stories")]
    public string Stories() => "here";

    [HttpGet("typed")]
    [RequireFlag(typeof(Flags), nameof(Flags.Stories))]
    public string Typed() => "here";

    [HttpGet("gone")]
    [RequireFlag("stories", StatusCode = 410)]
    public string Gone() => "here";
}

[ApiController]
[RequireFlag("stories")]
[RequireFlag("gate")]
[Route("gated")]
public sealed class GatedController : ControllerBase
{
    [HttpGet]
    public string Get() => "here";
}

public sealed class PlainController : ControllerBase
{
    public string Any() => "here";
}

[ApiController]
[Route("gate")]
public sealed class NoGateController : ControllerBase
{
    [HttpGet("none")]
    public string Get() => "here";
}
