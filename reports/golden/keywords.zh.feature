# language: zh-CN
功能: 关键词
  场景: 假如后面没有空格
    假如pod "web" exists
