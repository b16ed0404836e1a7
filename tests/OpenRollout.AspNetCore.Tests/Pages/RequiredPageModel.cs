using Microsoft.AspNetCore.Mvc.RazorPages;

namespace OpenRollout.AspNetCore.Tests.Pages;

[RequireFlag("stories")]
public sealed class RequiredPageModel : PageModel;
