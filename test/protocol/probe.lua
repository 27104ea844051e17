-- Uses the language server the way Neovim does and writes what it saw, as JSON, to the file that PROBE names.
-- PROBE: { server, root, file, result, hover = { line, character }, edit = { line, from, to, text }, finding,
--   definition = at, action = { at, finding, title }, completion = { at, keys }, rename = { at, name } }
-- Each `at` is { line, column in bytes }, as Neovim's cursor counts.
local probe = vim.json.decode(vim.env.PROBE)
local seen = {}

local function diagnostics(buffer)
  return vim.tbl_map(function(diagnostic)
    local lsp = diagnostic.user_data and diagnostic.user_data.lsp or {}
    return { line = diagnostic.lnum, character = diagnostic.col, code = diagnostic.code or lsp.code, message = diagnostic.message }
  end, vim.diagnostic.get(buffer))
end

local function reported(buffer, code)
  for _, diagnostic in ipairs(diagnostics(buffer)) do
    if diagnostic.code == code then
      return true
    end
  end
  return false
end

local function await(what, condition)
  assert(vim.wait(20000, condition, 50), 'waited in vain: ' .. what)
end

local function keys(text)
  return vim.api.nvim_replace_termcodes(text, true, false, true)
end

-- What somebody does who stands on a citation and wants to see what it means.
local function jump(buffer)
  vim.api.nvim_win_set_cursor(0, probe.definition)
  vim.lsp.buf.definition()
  await('the definition', function()
    return vim.api.nvim_get_current_buf() ~= buffer
  end)
  seen.definition = { file = vim.api.nvim_buf_get_name(0), line = vim.api.nvim_get_current_line() }
  vim.cmd('buffer ' .. buffer)
end

-- Chooses the first action whose title matches, and undoes it.
local function act(buffer)
  local action = probe.action
  local choice
  vim.ui.select = function(items, _, choose)
    for _, item in ipairs(items) do
      if item[2].title:find(action.title) then
        choice = item[2].title
        return choose(item)
      end
    end
    choice = false
    choose(nil)
  end
  vim.api.nvim_win_set_cursor(0, action.at)
  vim.lsp.buf.code_action()
  await('the actions', function()
    return choice ~= nil
  end)
  await('the action', function()
    return not reported(buffer, action.finding)
  end)
  seen.action = choice
  vim.cmd('undo')
  await('the finding of before', function()
    return reported(buffer, action.finding)
  end)
end

-- Types a half of an ID in insert mode, asks for what it could be, and takes the first.
local function complete()
  local completion = probe.completion
  vim.bo.omnifunc = 'v:lua.vim.lsp.omnifunc'
  vim.api.nvim_win_set_cursor(0, completion.at)
  local timer = vim.loop.new_timer()
  local turns = 0
  timer:start(50, 50, vim.schedule_wrap(function()
    turns = turns + 1
    local items = vim.fn.complete_info({ 'items' }).items
    if #items == 0 and turns < 400 then
      return
    end
    timer:stop()
    seen.completions = vim.tbl_map(function(item)
      return item.abbr
    end, items)
    vim.api.nvim_feedkeys(keys('<C-y><Esc>'), 't', true)
  end))
  vim.api.nvim_feedkeys(keys(completion.keys .. '<C-x><C-o>'), 'tx!', true)
  seen.completed = vim.api.nvim_get_current_line()
  vim.cmd('undo')
end

-- Renames, and answers the lines of all documents that hold the new name.
local function rename()
  vim.api.nvim_win_set_cursor(0, probe.rename.at)
  vim.lsp.buf.rename(probe.rename.name)
  local function renamed()
    local lines = {}
    for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
      local name = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ':t')
      for _, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
        if line:find(probe.rename.name, 1, true) then
          table.insert(lines, { file = name, line = line })
        end
      end
    end
    return lines
  end
  await('the new name', function()
    return #renamed() > 0
  end)
  seen.renamed = renamed()
end

local function run()
  vim.cmd('edit ' .. vim.fn.fnameescape(probe.file))
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.start_client({
    name = 'plantrace',
    cmd = { 'node', probe.server, '--stdio' },
    root_dir = probe.root,
    workspace_folders = { { uri = vim.uri_from_fname(probe.root), name = 'plans' } },
    on_exit = function(code)
      seen.exit = code
    end,
  })
  vim.lsp.buf_attach_client(buffer, client)

  await('the finding', function()
    return reported(buffer, probe.finding)
  end)
  seen.before = diagnostics(buffer)

  local params = { textDocument = vim.lsp.util.make_text_document_params(buffer), position = probe.hover }
  local answers = vim.lsp.buf_request_sync(buffer, 'textDocument/hover', params, 10000)
  local contents = answers and answers[client] and answers[client].result and answers[client].result.contents
  seen.hover = contents and contents.value

  jump(buffer)
  act(buffer)
  complete()

  local edit = probe.edit
  vim.api.nvim_buf_set_text(buffer, edit.line, edit.from, edit.line, edit.to, { edit.text })
  await('the finding to go', function()
    return not reported(buffer, probe.finding)
  end)
  seen.after = diagnostics(buffer)

  rename()

  vim.lsp.stop_client(client)
  await('the server to end', function()
    return seen.exit ~= nil
  end)
end

local ok, failure = pcall(run)
if not ok then
  seen.failure = tostring(failure)
end
vim.fn.writefile({ vim.json.encode(seen) }, probe.result)
vim.cmd('qall!')
