using Circle.Posts;
using Circle.Posts.Drafts;
using Circle.Posts.Publishing;
using Circle.Web;
using Circle.Web.Endpoints;
using Circle.Web.Services;
using OpenFeature;
using OpenRollout.AspNetCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddOpenFeature(features => features
    .AddOpenRolloutProvider(o => o.ManifestPath = "flags.json")
    .AddFlags(Flags.Set, flags => flags.MapContext(http => new FlagContext
    {
        TargetingKey = http.User.Identity?.Name ?? http.GetVisitorId(),
        Country = http.Request.Headers["X-Country"].FirstOrDefault(),
    })));
builder.Services.AddControllers();
builder.Services.AddComposer();

var app = builder.Build();

// The composer's own page has replaced the dialog.
var composer = app.MapGroup("/composer").RequireFlag(Flags.NewComposer);
composer.MapGet("/", () => "Compose");
composer.MapGet("/polls", () => "Polls").RequireFlag(Flags.CompactFeed);

app.MapGet("/drafts/{author}", async (string author, DraftService drafts) => await drafts.LoadAsync(author) is { } draft ? Results.Ok(draft) : Results.NotFound())
    .RequireFlag(Flags.NewComposer, StatusCodes.Status410Gone);

app.MapGet("/composer/title", (FlagsSnapshot flags) => flags.NewComposer ? "Create a post" : "Write a post");
app.MapGet("/composer/options", (FlagsSnapshot flags) => new { flags.CompactFeed, newComposer = flags.NewComposer });
app.MapPost("/composer/preview", (PostDraft draft, FlagsSnapshot flags) =>
{
    if (!flags.NewComposer)
    {
        return Results.StatusCode(StatusCodes.Status501NotImplemented);
    }

    return Results.Text(new Circle.Posts.Rendering.PostRenderer().Render(draft), "text/html");
});

app.MapMedia();
app.MapControllers();
if (args.Contains("--check"))
{
    Console.WriteLine(await ComposerReport.WriteAsync(app.Services.GetRequiredService<IFeatureClient>()));
    return;
}

app.Run();
